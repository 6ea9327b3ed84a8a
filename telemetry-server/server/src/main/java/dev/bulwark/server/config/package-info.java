/** Settings: the file, its checks and its defaults. */
@NullMarked
package dev.bulwark.server.config;

import org.jspecify.annotations.NullMarked;
