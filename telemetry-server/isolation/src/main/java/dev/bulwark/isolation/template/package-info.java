/** One analysis for texts that differ only in the values written into them and in the lengths of lists. */
@NullMarked
package dev.bulwark.isolation.template;

import org.jspecify.annotations.NullMarked;
