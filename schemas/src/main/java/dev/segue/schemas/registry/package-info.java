/**
 * A schema registry with Confluent's REST API: the client, and an in-memory one with the same
 * rules.
 *
 * <p>Outages are {@link dev.segue.schemas.registry.RegistryUnavailableException} and worth a retry;
 * refusals are {@link dev.segue.schemas.registry.RegistryRejectedException} and are not.
 */
package dev.segue.schemas.registry;
