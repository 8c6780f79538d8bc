package io.hearthline.llm.safety;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.Severity;

/**
 * What is said about a concern, to the letter and never by a model; drafts for clinical review. The numbers are those of
 * the United States: 911, and 988 for a crisis of the mind.
 */
public final class EmergencyWording {
    private EmergencyWording() {}

    /** The one calm question after a dangerous sentence. */
    public static String question(ConcernCategory category) {
        String what = switch (category.id()) {
            case "stroke" -> "Are you having sudden weakness, numbness, or trouble speaking or seeing right now?";
            case "chest_pain" -> "Are you having pain or pressure in your chest right now?";
            case "breathing" -> "Are you having trouble breathing right now?";
            case "fall_injury" -> "Have you fallen, and are you hurt or unable to get up?";
            case "bleeding" -> "Are you bleeding right now, more than a little?";
            case "collapse" -> "Has somebody passed out or nearly passed out today?";
            case "acute_confusion" -> "Are you feeling muddled or unsure where you are right now?";
            case "suicide_self_harm" ->
                "I'm glad you told me. Are you thinking about ending your life or hurting yourself?";
            case "abuse_neglect" ->
                "I believe you, and thank you for telling me. Is somebody hurting you or keeping things from you?";
            case "medication_danger" -> "Did you take a medicine in a way that worries you?";
            case "hypo_hyperglycemia" -> "Is your sugar too low or too high right now?";
            case "infection_sepsis" -> "Do you have a fever, or a wound that looks bad, right now?";
            case "home_emergency" -> "Is there danger in your home right now?";
            case "scam" -> "Has somebody asked you for money or for private numbers?";
            case "basic_needs" -> "Are you without food, water, medicine or help you need right now?";
            case "wandering_lost" -> "Are you outside and unsure how to get home right now?";
            case "swallow_allergy" ->
                "Are you having trouble swallowing, or is your face or throat swelling, right now?";
            default -> "Do you need help right now?";
        };
        return "I want to be sure I understood you. " + what + " Please say yes or no.";
    }

    /** Said once the danger is confirmed or not denied. */
    public static String confirmed(ConcernCategory category) {
        if (category.id().equals("suicide_self_harm")) {
            return "Thank you for telling me. You matter, and you don't have to be alone with this. Please call or text 988 now;"
                    + " somebody there will talk with you, day or night. If you are about to act on it, call 911."
                    + " I cannot call for you. I am letting the people who look after you know right now. I will stay on the line with you.";
        }
        if (category.severity() == Severity.EMERGENCY) {
            return leave(category)
                    + "This sounds serious. Please call 911 now, or ask somebody near you to call 911. I cannot call for you."
                    + " I am letting your contacts know right now. I will stay on the line with you.";
        }
        return "Thank you for telling me. I will pass this on to " + told(category) + " today."
                + " If it gets worse, please call 911; I cannot call for you.";
    }

    private static String leave(ConcernCategory category) {
        return category.id().equals("home_emergency") ? "If you can, leave the house first. " : "";
    }

    private static String told(ConcernCategory category) {
        return category.hiddenFromFamily() ? "our care team" : "the person who looks after you";
    }

    /** Said on every later turn of a call that is held open. */
    public static String held(ConcernCategory category) {
        return category.id().equals("suicide_self_harm")
                ? "I'm still here with you. Please call or text 988 now, or 911 if you are in danger. I cannot call for you."
                : "I'm still here with you. If you haven't yet, please call 911 now. I cannot call for you. Your contacts are being told.";
    }

    /** Said after a clear no. */
    public static String cleared() {
        return "I'm glad to hear that. Thank you for telling me.";
    }
}
