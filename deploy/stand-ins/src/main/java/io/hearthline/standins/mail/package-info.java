/** A mailbox that takes every mail and shows it. */
@NullMarked
package io.hearthline.standins.mail;

import org.jspecify.annotations.NullMarked;
