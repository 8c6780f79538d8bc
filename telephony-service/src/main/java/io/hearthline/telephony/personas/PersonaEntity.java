package io.hearthline.telephony.personas;

import io.hearthline.contracts.ids.PersonaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "personas")
class PersonaEntity {
    @Id
    UUID id;

    int revision;

    String owner;

    boolean active;

    String name;

    String organisation;

    String engine;

    String language;

    @Column(name = "voice_id")
    @Nullable
    String voiceId;

    double pace;

    @Nullable
    String greeting;

    @Nullable
    String voicemail;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    void take(Persona persona) {
        name = persona.name();
        organisation = persona.organisation();
        engine = persona.voice().engine();
        language = persona.voice().language();
        voiceId = persona.voice().voiceId();
        pace = persona.voice().pace();
        greeting = persona.greeting();
        voicemail = persona.voicemail();
    }

    Persona.Kept kept() {
        Persona persona = new Persona(
                new PersonaId(id),
                name,
                organisation,
                new Persona.Voice(engine, language, voiceId, pace),
                greeting,
                voicemail);
        return new Persona.Kept(persona, revision, owner, active);
    }
}
