package io.hearthline.llm.dialogue;

import io.hearthline.contracts.session.CallOutcome;
import org.jspecify.annotations.Nullable;

/** One thing a turn does. */
public sealed interface Step {
    /** Spoken to the letter. */
    record Say(String text) implements Step {
        @Override
        public String toString() {
            return "Say[…]";
        }
    }

    /** A chat model answers; what it says is the reply. */
    record Converse() implements Step {}

    /** A dangerous sentence was heard. */
    record Suspect(String category, int ordinal, String said, double confidence) implements Step {
        @Override
        public String toString() {
            return "Suspect[" + category + "]";
        }
    }

    /** The danger was confirmed or not denied. */
    record Confirm(String category, int ordinal, String said) implements Step {
        @Override
        public String toString() {
            return "Confirm[" + category + "]";
        }
    }

    /** The danger was denied clearly. */
    record Clear(String category, int ordinal, String said) implements Step {
        @Override
        public String toString() {
            return "Clear[" + category + "]";
        }
    }

    /** Nothing need be said: the person is left to act; what was said stands in where the voice engine must speak. */
    record Listen() implements Step {}

    /** The call ends after what was said; {@code outcome} is null where telephony decides. */
    record End(@Nullable CallOutcome outcome, String reason) implements Step {
        private static final String PUT_THROUGH = "put through to a person";

        /** The agent's part ends, and a person's begins; should nobody come to the phone, the dialogue goes on. */
        static End putThrough() {
            return new End(null, PUT_THROUGH);
        }

        /** True if a person is to take over. */
        public boolean putsThrough() {
            return reason.equals(PUT_THROUGH);
        }
    }
}
