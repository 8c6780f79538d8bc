package io.hearthline.telephony.live;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.platform.Access;
import java.util.List;
import java.util.Optional;

/** Who may be told what of a call that is being held. */
final class LiveRules {
    private static final List<ConcernCategory> CATEGORIES = ConcernCategory.load();

    private LiveRules() {}

    /** True if the caller may be told this now. */
    static boolean maySee(Access access, Caller caller, LiveMessage.OfCall message) {
        RecipientId recipient = message.recipientId();
        if (recipient == null) {
            return caller.seesEverybody();
        }
        return switch (message) {
            case LiveMessage.CallStatus _ -> access.maySee(caller, recipient, DataClass.SUMMARY);
            case LiveMessage.CallTurn _ -> access.maySee(caller, recipient, DataClass.TRANSCRIPT);
            case LiveMessage.CallConcern concern ->
                hiddenFromFamily(concern.category())
                        ? caller.seesEverybody()
                        : access.maySee(caller, recipient, DataClass.HEALTH);
        };
    }

    /** True if family must not learn of it by itself; a category nobody knows is kept from them too. */
    static boolean hiddenFromFamily(String category) {
        return category(category).map(ConcernCategory::hiddenFromFamily).orElse(true);
    }

    /** A category in words. */
    static String label(String category) {
        return category(category).map(ConcernCategory::label).orElse(category);
    }

    private static Optional<ConcernCategory> category(String id) {
        return ConcernCategory.find(CATEGORIES, id);
    }
}
