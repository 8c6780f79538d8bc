package io.hearthline.portal.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.contracts.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What is not a bean by itself. */
final class Wiring {
    /** The only way to the time. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** One JSON mapper for requests, answers and events. */
    @Produces
    @Singleton
    ObjectMapper json() {
        return Json.MAPPER;
    }
}
