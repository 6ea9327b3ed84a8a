/** Code of an application as customers have it, outside of our own packages, so that it has call sites. */
@NullMarked
package com.example.todo;

import org.jspecify.annotations.NullMarked;
