/**
 * The HTTP surface: a small router on the JDK's server. {@code Routes} holds what it answers,
 * {@code HttpSurface} answers.
 */
package dev.segue.streams.http;
