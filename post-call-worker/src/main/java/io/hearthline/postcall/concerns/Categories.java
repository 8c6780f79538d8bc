package io.hearthline.postcall.concerns;

import io.hearthline.contracts.concern.ConcernCategory;
import jakarta.inject.Singleton;
import java.util.List;

/** What each category of concern asks for. An unknown category is treated as the operator's matter alone. */
@Singleton
public final class Categories {
    private static final List<String> OPERATOR_ONLY = List.of("on_call_operator", "protection_contact");

    private final List<ConcernCategory> categories = ConcernCategory.load();

    /** A name for people. */
    public String label(String id) {
        return ConcernCategory.find(categories, id).map(ConcernCategory::label).orElse("Concern");
    }

    /** True if family must not see the words. */
    public boolean hiddenFromFamily(String id) {
        return ConcernCategory.find(categories, id)
                .map(ConcernCategory::hiddenFromFamily)
                .orElse(true);
    }

    /** True if a summary for caregivers may name it. */
    public boolean mentionable(String id) {
        return told(id).contains("primary_caregiver");
    }

    /** Roles that are told, first to last. */
    public List<String> told(String id) {
        return ConcernCategory.find(categories, id).map(c -> c.action().told()).orElse(OPERATOR_ONLY);
    }
}
