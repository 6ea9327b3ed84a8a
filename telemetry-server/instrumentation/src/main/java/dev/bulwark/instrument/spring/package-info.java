/** Watches an application with Spring Boot without a line of its code; loaded only where Spring Boot is. */
@NullMarked
package dev.bulwark.instrument.spring;

import org.jspecify.annotations.NullMarked;
