/** What crosses the wire between applications, server and console, and the pure rules over it. */
@NullMarked
package dev.bulwark.model;

import org.jspecify.annotations.NullMarked;
