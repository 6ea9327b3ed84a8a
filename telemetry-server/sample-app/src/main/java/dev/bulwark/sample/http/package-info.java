/** From an HTTP request to a feature and back. */
@NullMarked
package dev.bulwark.sample.http;

import org.jspecify.annotations.NullMarked;
