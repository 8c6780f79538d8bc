package io.hearthline.benchmarks.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.benchmarks.load.Load;
import io.hearthline.contracts.json.Json;
import io.hearthline.standins.edge.Form;
import io.hearthline.standins.twilio.Signature;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Twilio as far as a call needs it and as cheap as it can be: takes calls by REST, tells their progress in signed
/// webhooks, fetches the TwiML and opens the media stream it asks for. Everybody answers at once.
final class Carrier implements AutoCloseable {
    /// Signs webhooks and upgrades.
    static final String AUTH_TOKEN = "bench-auth-token";

    /// Calls and one call of the account's REST API.
    static final Pattern PATH =
            Pattern.compile("/2010-04-01/Accounts/" + Load.ACCOUNT + "/Calls(?:/(CA[0-9a-f]{32}))?\\.json");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Load load;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().executor(threads).connectTimeout(TIMEOUT).build();
    private final Map<String, Dialled> calls = new ConcurrentHashMap<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    private static final class Dialled {
        private final String sid;
        private final Form create;
        private final Instant at = Instant.now();
        private volatile String status = "queued";
        private int news;

        Dialled(String sid, Form create) {
            this.sid = sid;
            this.create = create;
        }
    }

    Carrier(Load load) {
        this.load = load;
    }

    /// Answers a request of the REST API.
    ///
    /// @param path one that [#PATH] matches
    String answer(String method, Matcher path, String body) {
        String sid = path.group(1);
        if (sid == null) {
            return method.equals("POST")
                    ? dial(Form.parse(body))
                    : "{\"calls\":[],\"page\":0,\"page_size\":50,\"uri\":\"/\"}";
        }
        Dialled call = calls.get(sid);
        if (call == null) {
            return "{}";
        }
        if ("completed".equals(Form.parse(body).get("Status"))) {
            call.status = "completed";
        }
        return json(call);
    }

    private String dial(Form create) {
        String sid = "CA" + UUID.randomUUID().toString().replace("-", "");
        Dialled call = new Dialled(sid, create);
        calls.put(sid, call);
        threads.execute(() -> connect(call));
        return json(call);
    }

    private static String json(Dialled call) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("sid", call.sid)
                .put("account_sid", Load.ACCOUNT)
                .put("status", call.status)
                .put("direction", "outbound-api")
                .put("to", call.create.get("To", ""))
                .put("from", call.create.get("From", ""))
                .put("api_version", "2010-04-01")
                .put("date_created", DateTimeFormatter.RFC_1123_DATE_TIME.format(call.at.atOffset(ZoneOffset.UTC)));
        return json.toString();
    }

    private void connect(Dialled call) {
        try {
            tell(call, "initiated");
            tell(call, "ringing");
            call.status = "in-progress";
            tell(call, "in-progress");
            String twiml = post(call.create.get("Url", ""), form(call));
            Element stream = stream(twiml);
            URI url = URI.create(stream.getAttribute("url"));
            load.answer(
                    url,
                    Map.of(Signature.HEADER, Signature.of(AUTH_TOKEN, url.toString(), Map.of())),
                    call.sid,
                    parameters(stream));
        } catch (IOException | IllegalArgumentException e) {
            troubles.add("a call did not come about: " + e.getMessage());
        }
    }

    /// Tells that every call is over; returns when all has been told.
    void hangUp() {
        try (ExecutorService tellers = Executors.newFixedThreadPool(8)) {
            for (Dialled call : List.copyOf(calls.values())) {
                tellers.execute(() -> {
                    try {
                        call.status = "completed";
                        tell(call, "completed");
                    } catch (IOException e) {
                        troubles.add("an end was not taken: " + e.getMessage());
                    }
                });
            }
        }
        calls.clear();
    }

    /// What went wrong so far, shortest form; empty if nothing did.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void tell(Dialled call, String status) throws IOException {
        String callback = call.create.get("StatusCallback");
        if (callback != null) {
            Form form = form(call)
                    .add("CallbackSource", "call-progress-events")
                    .add("SequenceNumber", String.valueOf(call.news++));
            form.values().put("CallStatus", List.of(status));
            if (status.equals("completed")) {
                form.add(
                        "CallDuration",
                        String.valueOf(Duration.between(call.at, Instant.now()).toSeconds()));
            }
            post(callback, form);
        }
    }

    private static Form form(Dialled call) {
        return new Form()
                .add("CallSid", call.sid)
                .add("AccountSid", Load.ACCOUNT)
                .add("From", call.create.get("From", ""))
                .add("To", call.create.get("To", ""))
                .add("CallStatus", call.status)
                .add("Direction", "outbound-api")
                .add("ApiVersion", "2010-04-01");
    }

    private String post(String url, Form form) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header(Signature.HEADER, Signature.of(AUTH_TOKEN, url, form.values()))
                .POST(HttpRequest.BodyPublishers.ofString(form.encode()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            if (response.statusCode() / 100 != 2) {
                throw new IOException("HTTP " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Element stream(String twiml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList streams = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(twiml)))
                    .getElementsByTagName("Stream");
            if (streams.item(0) instanceof Element stream) {
                return stream;
            }
            throw new IOException("the TwiML opens no stream");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no TwiML", e);
        }
    }

    private static Map<String, String> parameters(Element stream) {
        Map<String, String> parameters = new HashMap<>();
        NodeList found = stream.getElementsByTagName("Parameter");
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i) instanceof Element parameter) {
                parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        http.close();
        threads.close();
    }
}
