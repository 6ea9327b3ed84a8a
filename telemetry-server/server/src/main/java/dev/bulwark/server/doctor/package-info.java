/** What may keep the server from its work, found before it does. */
@NullMarked
package dev.bulwark.server.doctor;

import org.jspecify.annotations.NullMarked;
