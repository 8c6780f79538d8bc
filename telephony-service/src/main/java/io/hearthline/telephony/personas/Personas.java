package io.hearthline.telephony.personas;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says who speaks on a call. Blocks. */
@ApplicationScoped
public class Personas {
    private static final Logger LOG = Logger.getLogger(Personas.class);

    private final PersonaStore store;

    Personas(PersonaStore store) {
        this.store = store;
    }

    /**
     * The active persona of whoever asked for the call, else the organisation's, else the default. A choice that cannot
     * be read keeps no phone from ringing: the default speaks.
     *
     * @param asker account that asked for the call, null if nobody did
     */
    public Persona speaking(@Nullable String asker) {
        try {
            return active(asker).map(Persona.Kept::persona).orElse(Persona.DEFAULT);
        } catch (RuntimeException e) {
            // Whatever the store failed with.
            LOG.warnf(
                    "persona not read, the default speaks errorType=%s",
                    e.getClass().getSimpleName());
            return Persona.DEFAULT;
        }
    }

    /** The same as far as it is kept. */
    Optional<Persona.Kept> active(@Nullable String asker) {
        List<String> owners =
                asker == null ? List.of(PersonaOwner.ORGANISATION) : List.of(asker, PersonaOwner.ORGANISATION);
        return store.active(owners).stream().min(Comparator.comparingInt(kept -> owners.indexOf(kept.owner())));
    }
}
