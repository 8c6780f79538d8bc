package io.hearthline.telephony.survival;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How long and how often a call is kept going. */
@ConfigMapping(prefix = "telephony.survival")
interface SurvivalConfig {
    /** Conversations that may be begun anew in one call; after that the person is asked plainly. */
    @WithDefault("3")
    @Min(0)
    @Max(10)
    int resumes();

    /** How often the plain question is asked before the call ends without an answer. */
    @WithDefault("2")
    @Min(1)
    @Max(5)
    int plainQuestions();

    /** {@code DRAIN_TIMEOUT_SECONDS}: how long live calls may go on after this process was told to end. */
    @Min(0)
    @Max(7200)
    int drainTimeoutSeconds();
}
