package io.hearthline.standins.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MailSinkTest {

    @Test
    void takesMailForAnybodyAndShowsIt() throws Exception {
        try (var sink = MailSink.start(new MailConfig(0, 0))) {
            var smtp = new ServerSetup(sink.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            GreenMailUtil.sendTextEmail("anna@example.org", "line@example.org", "A call ended", "Please look.", smtp);
            await().until(() -> sink.mails().size() == 1);

            HttpResponse<String> shown = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + sink.controlPort() + "/control/mails"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonObject mail = new JsonObject(shown.body()).getJsonArray("mails").getJsonObject(0);
            assertThat(mail.getString("subject")).isEqualTo("A call ended");
            assertThat(mail.getString("body")).isEqualTo("Please look.");
            assertThat(mail.getJsonArray("to")).containsExactly("anna@example.org");
        }
    }
}
