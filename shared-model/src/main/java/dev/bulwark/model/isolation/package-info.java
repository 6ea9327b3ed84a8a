/** Tenant isolation: verdicts on statements, violations, and what is asked and answered about them. */
@NullMarked
package dev.bulwark.model.isolation;

import org.jspecify.annotations.NullMarked;
