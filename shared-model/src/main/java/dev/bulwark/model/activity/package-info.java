/** What users of applications did. */
@NullMarked
package dev.bulwark.model.activity;

import org.jspecify.annotations.NullMarked;
