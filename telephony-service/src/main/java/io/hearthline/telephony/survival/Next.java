package io.hearthline.telephony.survival;

/** What happens on a line whose stream has ended. */
public sealed interface Next {
    /** A new conversation, on another stream. */
    record Talk() implements Next {}

    /** A question that is answered on the keypad. */
    record Ask(String question) implements Next {
        @Override
        public String toString() {
            return "Ask[…]";
        }
    }

    /** Last words, then the line is hung up. */
    record SayGoodbye(String words) implements Next {
        @Override
        public String toString() {
            return "SayGoodbye[…]";
        }
    }

    /** Nothing more. */
    record HangUp() implements Next {}
}
