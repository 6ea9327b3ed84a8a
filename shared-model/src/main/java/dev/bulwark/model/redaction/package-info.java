/** Takes secrets and personal data out of texts and events, in linear time, before they leave memory. */
@NullMarked
package dev.bulwark.model.redaction;

import org.jspecify.annotations.NullMarked;
