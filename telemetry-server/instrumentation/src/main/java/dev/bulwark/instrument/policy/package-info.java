/** What is done about statements that are not proven to be safe: as the settings say, until the server says otherwise. */
@NullMarked
package dev.bulwark.instrument.policy;

import org.jspecify.annotations.NullMarked;
