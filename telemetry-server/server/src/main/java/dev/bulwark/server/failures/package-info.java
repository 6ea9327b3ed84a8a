/** Failed operations of the monitored applications. */
@NullMarked
package dev.bulwark.server.failures;

import org.jspecify.annotations.NullMarked;
