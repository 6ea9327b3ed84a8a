/** What somebody needs who looks into a violation: what is around it, how far it reached, and evidence to take away. */
@NullMarked
package dev.bulwark.server.investigation;

import org.jspecify.annotations.NullMarked;
