package io.hearthline.benchmarks.load;

import io.hearthline.benchmarks.load.Direction.Outcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Phones and the voice vendor in one process: what is between them is measured from both ends with one clock.
public final class Load implements AutoCloseable {
    /// The carrier's account in every stream.
    public static final String ACCOUNT = "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9";

    private final Wire wire = new Wire();
    private final Direction toVendor = new Direction();
    private final Direction toPhone = new Direction();
    private final List<Phone> phones = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final int vendorPort;
    private int conversations;
    private boolean counting;

    /// How many calls talk.
    ///
    /// @param talking phones and conversations of which both sides are heard at both ends; the smaller number
    /// @param open    sockets that are open, of either kind
    public record Standing(int talking, int open) {}

    /// What was measured in one window.
    ///
    /// @param latenessMs by how much the generator's own turns came late, at the 99th percentile
    /// @param skippedMs  of speech the generator left out, as it could not keep up; 0 in a good window
    public record Measured(Outcome toVendor, Outcome toPhone, double latenessMs, long skippedMs) {}

    public Load() {
        vendorPort = wire.listen(_ -> {
            Agent agent = new Agent(this, ++conversations);
            agents.add(agent);
            return agent;
        });
    }

    /// Where the vendor's conversation sockets are opened; no signature is asked for.
    public URI vendor() {
        return URI.create(
                "ws://127.0.0.1:" + vendorPort + "/v1/convai/conversation?agent_id=bench&conversation_signature=x");
    }

    /// A phone is answered: its stream is opened.
    ///
    /// @param headers of the upgrade
    /// @param parameters of the stream's first message
    public void answer(URI mediaSocket, Map<String, String> headers, String callSid, Map<String, String> parameters) {
        String streamSid = "MZ" + UUID.randomUUID().toString().replace("-", "");
        wire.run(() -> {
            Phone phone = new Phone(this, new Phone.Start(ACCOUNT, callSid, streamSid, parameters));
            phones.add(phone);
            wire.connect(mediaSocket, headers, phone);
        });
    }

    /// How things stand.
    public Standing standing() {
        return wire.ask(() -> new Standing(
                (int) Math.min(
                        phones.stream().filter(Phone::talking).count(),
                        agents.stream().filter(Agent::talking).count()),
                (int) (phones.stream().filter(phone -> !phone.gone()).count()
                        + agents.stream().filter(agent -> !agent.gone()).count())));
    }

    /// Every frame sent from now on counts, or none.
    public void count(boolean frames) {
        wire.ask(() -> counting = frames);
    }

    /// True if every frame that counts has arrived.
    public boolean complete() {
        return wire.ask(() -> toVendor.complete() && toPhone.complete());
    }

    /// What was measured since the last time.
    public Measured take() {
        return wire.ask(() -> new Measured(toVendor.take(), toPhone.take(), wire.latenessMs(), wire.skippedMs()));
    }

    /// Ends every call from the phones' side; the conversations are for the bridge to end.
    public void hangUp() {
        wire.ask(() -> {
            List.copyOf(phones).forEach(Phone::stop);
            phones.clear();
            return true;
        });
    }

    /// Ends what conversations the bridge has left open; returns how many.
    public int sweep() {
        return wire.ask(() -> {
            int left = (int) agents.stream().filter(agent -> !agent.gone()).count();
            List.copyOf(agents).forEach(Agent::close);
            agents.clear();
            return left;
        });
    }

    @Override
    public void close() {
        wire.close();
    }

    Wire wire() {
        return wire;
    }

    Direction toVendor() {
        return toVendor;
    }

    Direction toPhone() {
        return toPhone;
    }

    boolean counting() {
        return counting;
    }
}
