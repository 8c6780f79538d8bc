/** The six people of the sandbox, and the fourteen days that lie behind them. */
@NullMarked
package io.hearthline.sandbox.people;

import org.jspecify.annotations.NullMarked;
