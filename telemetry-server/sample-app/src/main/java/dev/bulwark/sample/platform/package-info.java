/** What the operator of the platform and the administrators of an organization look at. */
@NullMarked
package dev.bulwark.sample.platform;

import org.jspecify.annotations.NullMarked;
