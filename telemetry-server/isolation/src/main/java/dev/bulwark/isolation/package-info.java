/** The judge: given a statement, its bound values and a tenant, is the statement confined to that tenant's rows? */
@NullMarked
package dev.bulwark.isolation;

import org.jspecify.annotations.NullMarked;
