/** Lists of what the server keeps: filtered by it, kept fresh without moving, with a detail beside and settled where that applies. */
@NullMarked
package dev.bulwark.console.records;

import org.jspecify.annotations.NullMarked;
