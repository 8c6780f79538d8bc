/** What a dialogue's answers say of a person's health, measured against the bank's limits. */
@NullMarked
package io.hearthline.postcall.healthrecords;

import org.jspecify.annotations.NullMarked;
