/** The main job on one machine: server, sample application with its traffic, and console, each a process of its own. */
@NullMarked
package dev.bulwark.demo;

import org.jspecify.annotations.NullMarked;
