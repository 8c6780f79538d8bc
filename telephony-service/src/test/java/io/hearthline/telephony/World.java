package io.hearthline.telephony;

import static io.restassured.RestAssured.given;

import io.hearthline.contracts.access.Caller;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests do to the service from outside: ask with a token, ask as the carrier, make people. */
public final class World {
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private World() {}

    /** A setting of the running test. */
    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** A request of the deployment's administrator. */
    public static RequestSpecification admin() {
        return as("admin-1", Caller.ADMIN);
    }

    /** A request of somebody. */
    public static RequestSpecification as(String subject, String role) {
        return given().header("Authorization", "Bearer " + token(subject, role)).contentType("application/json");
    }

    /** A token of somebody, good for five minutes. */
    public static String token(String subject, String role) {
        return token(subject, role, Duration.ofMinutes(5));
    }

    /** The same for as long as is wanted. */
    public static String token(String subject, String role, Duration goodFor) {
        return Jwt.issuer("http://localhost:8080")
                .audience("hearthline")
                .subject(subject)
                .upn(subject)
                .groups(Set.of(role))
                .expiresIn(goodFor.toSeconds())
                .jws()
                .keyId("test")
                .sign(key());
    }

    private static PrivateKey key() {
        try {
            byte[] encoded = Base64.getDecoder().decode(setting("test.key"));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number nobody else has. */
    public static String freshNumber() {
        return "+1415555" + String.format("%04d", NUMBERS.incrementAndGet());
    }

    /** A zone where it is about this hour now. */
    public static String zoneWhereItIs(int hour) {
        int east = hour - Instant.now().atZone(ZoneOffset.UTC).getHour();
        int offset = east < -11 ? east + 24 : east > 12 ? east - 24 : east;
        // The names count westwards: Etc/GMT-2 is two hours ahead.
        return offset == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(-offset);
    }

    /** Somebody who may be phoned now: it is noon where they live. */
    public static Map<String, Object> person(String phone) {
        return new TreeMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "name",
                "Margaret Hale",
                "preferredName",
                "Margaret",
                "phone",
                phone,
                "zone",
                zoneWhereItIs(12),
                "conditions",
                List.of("hypertension"),
                "consent",
                Map.of("calls", true, "recording", false, "sharing", true),
                "status",
                "ACTIVE"));
    }

    /** Registers somebody; returns their id. */
    public static String registered(Map<String, Object> person) {
        return admin().body(person)
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Asks for a check-in. */
    public static ValidatableResponse checkIn(String recipientId) {
        return admin().body(Map.of("recipientId", recipientId))
                .post("/call/health-check")
                .then();
    }

    /** A webhook, rightly signed. */
    public static ValidatableResponse webhook(String path, Map<String, String> form) {
        return given().header("X-Twilio-Signature", signature(setting("PUBLIC_URL") + path, form))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path)
                .then();
    }

    /** What the carrier would sign. */
    public static String signature(String url, Map<String, String> form) {
        return signature(url, form, Vendors.AUTH_TOKEN);
    }

    /** What the carrier would sign with one of the account's tokens. */
    public static String signature(String url, Map<String, String> form, String token) {
        StringBuilder data = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> data.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a number be answered as a script says. */
    public static void answeredBy(String number, String callee) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("callee", callee))
                .put(setting("TWILIO_API_BASE_URL") + "/control/callees/" + number.replace("+", "%2B"))
                .then()
                .statusCode(204);
    }

    /** Lets things go wrong at the carrier. */
    public static void faults(Map<String, Object> faults) {
        given().contentType("application/json")
                .body(faults)
                .put(setting("TWILIO_API_BASE_URL") + "/control/faults")
                .then()
                .statusCode(204);
    }

    /** Calls the carrier was asked for to a number. */
    public static List<Map<String, Object>> dials(String number) {
        return given().get(setting("TWILIO_API_BASE_URL") + "/control/calls")
                .jsonPath()
                .getList("findAll { it.to == '" + number + "' }");
    }

    /** What both sides of the line know, for a failed test. */
    public static String evidence(String callId) {
        return admin().get("/calls/" + callId).asString()
                + "\n"
                + given().get(setting("TWILIO_API_BASE_URL") + "/control/calls").asString()
                + "\n"
                + given().get(setting("test.elevenlabs") + "/control/conversations")
                        .asString();
    }

    /** Types of the events of one key, in order. */
    public static List<String> events(String topic, String key) {
        return records(topic, key).stream()
                .map(each -> new String(each.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** What lies in a topic under one key. */
    public static List<ConsumerRecord<String, String>> records(String topic, String key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", setting("KAFKA_BOOTSTRAP_SERVERS"));
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> {
                    if (each.key().equals(key)) {
                        found.add(each);
                    }
                });
            }
        }
        return found;
    }
}
