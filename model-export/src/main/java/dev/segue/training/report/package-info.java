/** What a training leaves in its bundle for people to read, and the page that is made of it. */
package dev.segue.training.report;
