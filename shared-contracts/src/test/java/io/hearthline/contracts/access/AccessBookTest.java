package io.hearthline.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessBookTest {
    private static final AccountId ACCOUNT = AccountId.random();
    private static final RecipientId RECIPIENT = RecipientId.random();
    private static final GrantId GRANT = GrantId.random();
    private static final Caller DAUGHTER = new Caller(ACCOUNT.toString(), Set.of(Caller.CAREGIVER));
    private final HandClock clock = new HandClock();
    private final AccessBook book = new AccessBook(clock);

    @Test
    void showsWhatAGrantNamesAndNothingElse() {
        granted(AccessEvent.Role.VIEWER, DataClass.SUMMARY);

        assertThat(book.maySee(DAUGHTER, RECIPIENT, DataClass.SUMMARY)).isTrue();
        assertThat(book.maySee(DAUGHTER, RECIPIENT, DataClass.TRANSCRIPT)).isFalse();
        assertThat(book.maySee(DAUGHTER, RecipientId.random(), DataClass.SUMMARY))
                .isFalse();
        assertThat(book.mayAct(DAUGHTER, RECIPIENT)).isFalse();
    }

    @Test
    void aPrimaryMayAct() {
        granted(AccessEvent.Role.PRIMARY, DataClass.SUMMARY);

        assertThat(book.mayAct(DAUGHTER, RECIPIENT)).isTrue();
    }

    @Test
    void aRemovalCountsAtOnce() {
        granted(AccessEvent.Role.PRIMARY, DataClass.SUMMARY);

        book.apply(new AccessEvent.AccessRevoked(GRANT, ACCOUNT, RECIPIENT, clock.instant()));

        assertThatThrownBy(() -> book.requireSee(DAUGHTER, RECIPIENT, DataClass.SUMMARY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(404));
    }

    @Test
    void aCopyThatMayBeOldDeniesEverybodyWhoNeedsAGrant() {
        granted(AccessEvent.Role.PRIMARY, DataClass.SUMMARY);

        clock.now = clock.now.plus(AccessBook.STALE_AFTER);

        assertThat(book.maySee(DAUGHTER, RECIPIENT, DataClass.SUMMARY)).isFalse();
        assertThat(book.maySee(new Caller("ops", Set.of(Caller.OPERATOR)), RECIPIENT, DataClass.SUMMARY))
                .isTrue();
    }

    @Test
    void anAuditorSeesNoPersonsData() {
        book.current();

        assertThat(book.maySee(new Caller("audit", Set.of(Caller.AUDITOR)), RECIPIENT, DataClass.SUMMARY))
                .isFalse();
    }

    private void granted(AccessEvent.Role role, DataClass dataClass) {
        book.apply(new AccessEvent.AccessGranted(
                GRANT, ACCOUNT, RECIPIENT, role, Set.of(dataClass), null, clock.instant()));
        book.current();
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-20T09:00:00Z").plus(Duration.ZERO);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
