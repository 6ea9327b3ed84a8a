/** From the parser's syntax tree to the statement's meaning. Whatever is not understood completely is refused. */
@NullMarked
package dev.bulwark.isolation.parser;

import org.jspecify.annotations.NullMarked;
