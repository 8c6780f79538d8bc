/** Every turn of a dialogue once, however often the voice engine asks for it: Postgres is the truth, Redis the fast copy. */
@NullMarked
package io.hearthline.llm.turns;

import org.jspecify.annotations.NullMarked;
