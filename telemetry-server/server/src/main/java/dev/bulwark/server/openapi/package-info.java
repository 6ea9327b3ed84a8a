/** The description of the API that programs read: made from the routes and the records that they answer with. */
@NullMarked
package dev.bulwark.server.openapi;

import org.jspecify.annotations.NullMarked;
