package io.hearthline.standins.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.standins.edge.Form;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The REST API: calls and messages of one account. */
final class RestApi {

    /**
     * An answer; the body is JSON.
     *
     * @param audio sent in its place; null if it is to be
     */
    record Answer(int status, JsonNode body, @Nullable Buffer audio) {
        Answer(int status, JsonNode body) {
            this(status, body, null);
        }
    }

    private static final Pattern PATH =
            Pattern.compile("/2010-04-01/Accounts/([^/]+)/(Calls|Messages)(?:/([A-Za-z0-9]+))?\\.json");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int LONGEST_BODY = 1600;

    private final Exchange exchange;
    private final Switchboard switchboard;

    RestApi(Exchange exchange, Switchboard switchboard) {
        this.exchange = exchange;
        this.switchboard = switchboard;
    }

    Answer answer(String method, String path, Form form, @Nullable String authorization, Instant receivedAt) {
        Matcher matcher = PATH.matcher(path);
        String expected = exchange.config.accountSid() + ":" + exchange.config.authToken();
        String header = "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(UTF_8));
        String account = "/2010-04-01/Accounts/" + exchange.config.accountSid() + "/";
        boolean known = matcher.matches() && matcher.group(1).equals(exchange.config.accountSid());
        if (!header.equals(authorization)) {
            return error(401, 20003, "Authenticate");
        }
        Answer recording = path.startsWith(account)
                ? exchange.recordings.answer(method, path.substring(account.length()), form)
                : null;
        if (recording != null) {
            return recording;
        }
        if (!known) {
            return notFound(path);
        }
        String sid = matcher.group(3);
        boolean post = method.equals("POST");
        if (matcher.group(2).equals("Messages")) {
            return post && sid == null ? createMessage(form, receivedAt) : notFound(path);
        }
        if (sid == null) {
            return post ? createCall(form) : listCalls(form);
        }
        LiveCall call = switchboard.call(sid);
        if (call == null) {
            return notFound(path);
        }
        return post ? updateCall(call, form) : new Answer(200, call.resource());
    }

    private Answer createCall(Form form) {
        Faults faults = exchange.faults();
        if (faults.tooManyRequests() > 0) {
            exchange.faults(faults.withOneRefusalLess());
            return error(429, 20429, "Too many requests");
        }
        Answer refusal = refusal(form);
        if (refusal != null) {
            return refusal;
        }
        LiveCall call = switchboard.place(form);
        if (faults.failCreateAfterAccept() > 0) {
            exchange.faults(faults.withOneCreateFailureLess());
            return error(500, 20500, "Internal Server Error");
        }
        return new Answer(201, call.resource());
    }

    private @Nullable Answer refusal(Form form) {
        String to = form.get("To");
        String from = form.get("From");
        if (to == null) {
            return error(400, 21201, "No 'To' number is specified");
        }
        if (!NUMBER.matcher(to).matches() || to.equals(from)) {
            return error(400, 21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        if (from == null || !NUMBER.matcher(from).matches()) {
            return error(400, 21212, "The 'From' number is not a valid phone number.");
        }
        if (!exchange.config.numbers().contains(from)) {
            return error(400, 21210, "The source phone number provided, " + from + ", is not yet verified.");
        }
        String url = form.get("Url");
        if (url == null ? form.get("Twiml") == null : !url.matches("https?://.+")) {
            return error(400, 21205, "Url is not a valid URL");
        }
        return null;
    }

    private Answer listCalls(Form query) {
        List<ObjectNode> found = switchboard.calls().stream()
                .filter(call -> matches(query.get("To"), call.to()))
                .filter(call -> matches(query.get("From"), call.from()))
                .filter(call -> matches(query.get("Status"), call.status()))
                .filter(call -> !call.placedAt().isBefore(instant(query.get("StartTime>"), Instant.MIN)))
                .filter(call -> call.placedAt().isBefore(instant(query.get("StartTime<"), Instant.MAX)))
                .sorted((a, b) -> b.placedAt().compareTo(a.placedAt()))
                .map(call -> (ObjectNode) call.resource())
                .toList();
        return new Answer(200, RestJson.page(exchange.config.accountSid(), found));
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    /** Reads a day, or a time in UTC, which the vendor's libraries send without its zone. */
    private static Instant instant(@Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private static Answer updateCall(LiveCall call, Form form) {
        String status = form.get("Status");
        boolean talking = call.status().equals("in-progress");
        boolean cannot =
                call.ended() || (status == null && !talking) || (Objects.equals(status, "canceled") && talking);
        if (cannot) {
            return error(400, 21220, "Call is not in-progress. Cannot redirect.");
        }
        if (status != null) {
            call.end(talking ? "completed" : "canceled", "rest", talking ? "200" : "487");
        } else {
            call.redirect(form);
        }
        return new Answer(200, call.resource());
    }

    private Answer createMessage(Form form, Instant receivedAt) {
        String to = form.get("To");
        String service = form.get("MessagingServiceSid");
        String from = form.get(
                "From", service == null ? "" : exchange.config.numbers().getFirst());
        String body = form.get("Body", "");
        if (to == null || !NUMBER.matcher(to).matches()) {
            return error(400, 21211, "The 'To' number is not a valid phone number.");
        }
        if (!exchange.config.numbers().contains(from)) {
            return error(400, 21606, "The 'From' phone number provided is not a valid message-capable phone number.");
        }
        if (body.isEmpty() || body.length() > LONGEST_BODY) {
            return error(400, body.isEmpty() ? 21602 : 21617, "Message body is required, and at most 1600 characters.");
        }
        TextMessage message =
                new TextMessage(Exchange.sid("SM"), to, from, body, receivedAt.truncatedTo(ChronoUnit.MICROS));
        switchboard.deliver(message, form.get("StatusCallback"));
        return new Answer(201, RestJson.message(exchange.config.accountSid(), message, service));
    }

    private static Answer notFound(String path) {
        return error(404, 20404, "The requested resource " + path + " was not found");
    }

    private static Answer error(int status, int code, String text) {
        return new Answer(status, RestJson.error(status, code, text));
    }
}
