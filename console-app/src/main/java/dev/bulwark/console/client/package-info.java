/** The server as the console sees it: questions, answers, pushed events, and plain words for what goes wrong. */
@NullMarked
package dev.bulwark.console.client;

import org.jspecify.annotations.NullMarked;
