/** What every feature's store needs: the database, ordered transactions, conditions and page positions. */
@NullMarked
package dev.bulwark.server.store;

import org.jspecify.annotations.NullMarked;
