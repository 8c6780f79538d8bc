package io.hearthline.postcall.notifications;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who is on call, and where the link in a message leads. */
@ConfigMapping(prefix = "postcall.notifications")
public interface NotificationConfig {
    /** Base of the portal's pages; PORTAL_PUBLIC_URL. */
    String portalUrl();

    /** The operator's phone, E.164; ONCALL_PHONE. */
    Optional<String> onCallPhone();

    /** The operator's mail address; ONCALL_EMAIL. */
    Optional<String> onCallEmail();

    /** Without it no mail is sent; SMTP_HOST. */
    Optional<String> smtpHost();
}
