/** Statements as they should have been: edits of the developer's own text, each proven before it is offered. */
@NullMarked
package dev.bulwark.isolation.suggestion;

import org.jspecify.annotations.NullMarked;
