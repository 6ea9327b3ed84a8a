/** What users of applications did. */
@NullMarked
package dev.bulwark.console.activity;

import org.jspecify.annotations.NullMarked;
