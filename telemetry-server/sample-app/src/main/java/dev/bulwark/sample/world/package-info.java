/** The made-up organizations, their people and two years of their work. */
@NullMarked
package dev.bulwark.sample.world;

import org.jspecify.annotations.NullMarked;
