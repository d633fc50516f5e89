package dangjian.org.registry;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.UUID;

/// A Party organisation (党组织).
record Organization(UUID id, Place place, Profile profile, Lifetime lifetime, int version) {

    /// The district committee (区委), from which the tree grows.
    static Organization root(UUID id, long number, Profile profile, LocalDate foundedOn) {
        return new Organization(id, Place.root(number), profile, Lifetime.since(foundedOn), 1);
    }

    /// A new organisation directly below this one.
    ///
    /// @throws Problem when this one is dissolved
    Organization establish(UUID newId, long number, Profile newProfile, LocalDate foundedOn) {
        requireActive();
        return new Organization(newId, place.below(id, number), newProfile, Lifetime.since(foundedOn), 1);
    }

    /// @throws Problem when it is dissolved
    Organization describe(Profile newProfile) {
        requireActive();
        return new Organization(id, place, newProfile, lifetime, version + 1);
    }

    /// @throws Problem when it is dissolved already, is the root, or the day is not in its lifetime
    Organization dissolve(LocalDate day, String reason, LocalDate today) {
        requireActive();
        if (place.isRoot()) {
            throw Problem.conflict("organization.root-dissolution");
        }
        if (day.isAfter(today) || !day.isAfter(lifetime.foundedOn())) {
            throw Problem.unprocessable("organization.invalid")
                    .at("/dissolvedOn", "organization.dissolution-date", lifetime.foundedOn(), today);
        }
        return new Organization(id, place, profile, new Lifetime(lifetime.foundedOn(), day, reason), version + 1);
    }

    String name() {
        return profile.naming().name();
    }

    private void requireActive() {
        if (lifetime.isOver()) {
            throw Problem.conflict("organization.dissolved", name(), String.valueOf(lifetime.dissolvedOn()));
        }
    }
}
