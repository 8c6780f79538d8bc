package io.hearthline.contracts.health;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a person's words amount to, in the terms of the question that was asked. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Answer.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Answer.YesNo.class, name = "boolean"),
    @JsonSubTypes.Type(value = Answer.Amount.class, name = "number"),
    @JsonSubTypes.Type(value = Answer.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Answer.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Answer.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Answer.Unclear.class, name = "unclear")
})
public sealed interface Answer {
    /** A whole number between the question's ends. */
    record Scale(int value) implements Answer {}

    record YesNo(boolean value) implements Answer {}

    /** @param unit UCUM, the question's unit; null if it has none */
    record Amount(double value, @Nullable String unit) implements Answer {}

    /** @param value spelled as in the question's choices */
    record Choice(String value) implements Answer {}

    /** The person's own words. */
    record Text(String value) implements Answer {}

    /** The person would rather not say. */
    record Refused() implements Answer {}

    /** The person spoke to the question and no single value could be taken. */
    record Unclear() implements Answer {}

    /** A kind this version does not know. */
    record Unknown() implements Answer {}
}
