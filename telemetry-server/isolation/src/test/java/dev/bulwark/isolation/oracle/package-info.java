/** Non-interference, tried out: statements are run on real data of which only the other tenants' rows change. */
@NullMarked
package dev.bulwark.isolation.oracle;

import org.jspecify.annotations.NullMarked;
