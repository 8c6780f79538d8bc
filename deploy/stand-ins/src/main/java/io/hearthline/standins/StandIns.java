package io.hearthline.standins;

import io.hearthline.standins.chatmodel.ChatModelConfig;
import io.hearthline.standins.chatmodel.ChatModelStandIn;
import io.hearthline.standins.elevenlabs.ElevenLabsConfig;
import io.hearthline.standins.elevenlabs.ElevenLabsStandIn;
import io.hearthline.standins.mail.MailConfig;
import io.hearthline.standins.mail.MailSink;
import io.hearthline.standins.realtime.RealtimeConfig;
import io.hearthline.standins.realtime.RealtimeStandIn;
import io.hearthline.standins.twilio.TwilioConfig;
import io.hearthline.standins.twilio.TwilioStandIn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** All vendors' stand-ins together, in this JVM or as a program of their own. */
public final class StandIns implements AutoCloseable {
    /** The voice vendor's own default. */
    private static final Duration TURN_TIMEOUT = Duration.ofSeconds(7);

    private static final String MODEL = "hearthline";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final TwilioStandIn twilio;
    private final ElevenLabsStandIn elevenLabs;
    private final RealtimeStandIn realtime;
    private final ChatModelStandIn chatModel;
    private final MailSink mail;

    private StandIns(StandInsConfig config) {
        try {
            twilio = started(twilio(config));
            elevenLabs = started(elevenLabs(config));
            realtime = started(RealtimeStandIn.start(
                    RealtimeConfig.of(config.ports().realtime(), config.openAiKey(), config.pace())));
            chatModel = started(
                    ChatModelStandIn.start(new ChatModelConfig(config.ports().chatModel(), config.openAiKey())));
            mail = started(MailSink.start(
                    new MailConfig(config.ports().smtp(), config.ports().mailControl())));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts all of them, or none.
     *
     * @throws IllegalStateException if a port is in use; the message names it
     */
    public static StandIns start(StandInsConfig config) {
        return new StandIns(config);
    }

    private <T extends AutoCloseable> T started(T standIn) {
        running.push(standIn);
        return standIn;
    }

    private static TwilioStandIn twilio(StandInsConfig config) {
        int port = Ports.claim(config.ports().twilio(), "the Twilio stand-in");
        var carrier = config.carrier();
        var standIn = TwilioStandIn.start(
                new TwilioConfig(port, carrier.accountSid(), carrier.authToken(), carrier.numbers()));
        standIn.pace(config.pace());
        return standIn;
    }

    private static ElevenLabsStandIn elevenLabs(StandInsConfig config) {
        var voice = config.voice();
        var llm = new ElevenLabsConfig.Llm(voice.llmUrl(), voice.llmSecret(), MODEL);
        var usual =
                ElevenLabsConfig.of(config.ports().elevenLabs(), voice.apiKey(), voice.agentId(), llm, config.pace());
        return ElevenLabsStandIn.start(usual.withTurnTimeout(TURN_TIMEOUT));
    }

    /** The phone carrier. */
    public TwilioStandIn twilio() {
        return twilio;
    }

    /** The voice vendor. */
    public ElevenLabsStandIn elevenLabs() {
        return elevenLabs;
    }

    /** The other voice vendor. */
    public RealtimeStandIn realtime() {
        return realtime;
    }

    /** The chat model. */
    public ChatModelStandIn chatModel() {
        return chatModel;
    }

    /** The mail sink. */
    public MailSink mail() {
        return mail;
    }

    /** How many times faster than life the phones play from now on. */
    public void pace(double factor) {
        twilio.pace(factor);
        elevenLabs.pace(factor);
        realtime.pace(factor);
    }

    /** One line: what listens where. */
    public String summary() {
        return "stand-ins ready twilio=%d elevenlabs=%d realtime=%d chatmodel=%d smtp=%d mailControl=%d"
                .formatted(
                        twilio.port(),
                        elevenLabs.port(),
                        realtime.port(),
                        chatModel.port(),
                        mail.smtpPort(),
                        mail.controlPort());
    }

    /** Ends all of them, the last started first. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a stand-in does not end", e);
            }
        }
    }

    /** Runs until SIGTERM. Ports, secrets and pace come from the environment; see the module's README. */
    public static void main(String[] args) throws InterruptedException {
        StandIns standIns;
        try {
            standIns = start(StandInsConfig.read(System.getenv()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Wrong settings and busy ports are the operator's to mend: one line says which.
            System.err.println("stand-ins cannot start: " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(standIns::close, "end-stand-ins"));
        System.out.println(standIns.summary());
        new CountDownLatch(1).await();
    }
}
