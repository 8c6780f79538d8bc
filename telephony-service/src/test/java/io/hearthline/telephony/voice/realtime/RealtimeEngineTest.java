package io.hearthline.telephony.voice.realtime;

import io.hearthline.standins.Ports;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngineContract;
import org.junit.jupiter.api.AfterEach;

class RealtimeEngineTest extends VoiceEngineContract {
    private final RealtimeUnderTest vendor = new RealtimeUnderTest(vertx());

    @AfterEach
    void closeTheVendor() {
        vendor.close();
    }

    @Override
    protected VoiceEngine engine() {
        return vendor.engine();
    }

    @Override
    protected VoiceEngine engineWithoutAVendor() {
        return vendor.engineAt(Ports.free());
    }

    @Override
    protected void vendorBreaksOff() {
        vendor.standIn().closeAll(1008);
    }

    @Override
    protected double pace() {
        return RealtimeUnderTest.PACE;
    }
}
