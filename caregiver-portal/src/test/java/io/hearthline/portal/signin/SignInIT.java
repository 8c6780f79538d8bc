package io.hearthline.portal.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.hearthline.portal.Browser;
import io.hearthline.portal.Neighbours;
import io.hearthline.portal.PortalSettings;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
@QuarkusTestResource(Neighbours.class)
class SignInIT {
    @Inject
    DataSource database;

    @Test
    void sendsAVisitorToTheSignInPageAndBack() {
        var browser = new Browser();
        browser.get("/people/0190f3a0-0000-7000-8000-000000000000?page=1")
                .then()
                .statusCode(303)
                .header("Location", containsString("/signin?next=%2Fpeople%2F0190f3a0"));
        browser.get("/signin?next=%2F%3Fpage%3D1").then().statusCode(200);

        Response answer = browser.post(
                "/signin",
                Map.of(
                        "email", PortalSettings.ADMIN_EMAIL,
                        "password", PortalSettings.ADMIN_PASSWORD,
                        "next", "/?page=1"));

        answer.then().statusCode(303).header("Location", containsString("/?page=1"));
        assertThat(answer.headers().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .contains("hearthline-session=")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax"));
        browser.get("/").then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void goesNowhereElseAfterSigningIn() {
        var browser = new Browser();
        browser.get("/signin?next=https://evil.example").then().body(not(containsString("evil")));

        browser.post(
                        "/signin",
                        Map.of(
                                "email", PortalSettings.ADMIN_EMAIL,
                                "password", PortalSettings.ADMIN_PASSWORD,
                                "next", "//evil.example"))
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
    }

    @Test
    void saysHonestlyThatAPasswordIsWrong() {
        var browser = new Browser();
        browser.get("/signin");

        browser.post("/signin", Map.of("email", PortalSettings.ADMIN_EMAIL, "password", "wrong"))
                .then()
                .statusCode(401)
                .body(containsString("password is wrong"), containsString(PortalSettings.ADMIN_EMAIL));
    }

    @Test
    void locksAnAddressAfterFiveWrongPasswords() {
        var browser = new Browser();
        browser.get("/signin");
        for (int i = 0; i < 5; i++) {
            browser.post("/signin", Map.of("email", "nobody@example.org", "password", "wrong"));
        }

        browser.post("/signin", Map.of("email", "Nobody@example.org", "password", "wrong"))
                .then()
                .statusCode(429)
                .body(containsString("Too many attempts"));
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var browser = Browser.signedIn();

        browser.postWithoutToken("/signout", Map.of()).then().statusCode(400);

        browser.get("/").then().statusCode(200);
    }

    @Test
    void endsTheSessionOnSigningOut() {
        var browser = Browser.signedIn();
        browser.get("/");
        String session = browser.cookies().get("hearthline-session");

        browser.post("/signout", Map.of()).then().statusCode(303);

        given().redirects()
                .follow(false)
                .accept("text/html")
                .cookie("hearthline-session", session)
                .get("/")
                .then()
                .statusCode(303);
    }

    @Test
    void keepsOnlyTheHashOfASession() throws Exception {
        var browser = Browser.signedIn();

        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from sessions where token_hash = ?")) {
            query.setString(1, browser.cookies().get("hearthline-session"));
            try (var row = query.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    @Test
    void endsAnIdleSession() throws Exception {
        var browser = Browser.signedIn();
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate("update sessions set used_at = now() - interval '31 minutes'");
        }

        browser.get("/").then().statusCode(303);
    }

    @Test
    void answersAMachineWithoutATokenWithProblemDetails() {
        given().accept("application/json")
                .get("/accounts")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("title", equalTo("Sign-in required"));
    }
}
