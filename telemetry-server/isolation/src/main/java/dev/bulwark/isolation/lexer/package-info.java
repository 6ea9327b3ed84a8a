/** Our own reading of SQL text into tokens, by which the parser's reading is checked. */
@NullMarked
package dev.bulwark.isolation.lexer;

import org.jspecify.annotations.NullMarked;
