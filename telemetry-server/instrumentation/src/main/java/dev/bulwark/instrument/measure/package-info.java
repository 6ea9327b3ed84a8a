/** What is counted rather than recorded: requests by the minute, pools, heap and processor. */
@NullMarked
package dev.bulwark.instrument.measure;

import org.jspecify.annotations.NullMarked;
